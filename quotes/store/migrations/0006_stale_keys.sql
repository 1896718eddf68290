-- Earlier versions left the keys of quotations that were replaced: they filled the lists that look-ups read.
DELETE FROM quotation_key WHERE quotation NOT IN (SELECT number FROM quotation);
DELETE FROM prose_key WHERE article NOT IN (SELECT number FROM article);
DELETE FROM copy_key WHERE article NOT IN (SELECT number FROM article);
