ALTER TABLE pebble ADD COLUMN grams INTEGER;
UPDATE pebble SET grams = 12;
