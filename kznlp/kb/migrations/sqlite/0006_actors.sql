-- Bodies of the register that the actors of measures are.

ALTER TABLE measure_actors ADD COLUMN id TEXT

ALTER TABLE measure_actors ADD COLUMN canonical TEXT
