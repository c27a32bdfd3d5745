UPDATE pebble SET colour = 'red';
UPDATE no_such_table SET n = 2;
