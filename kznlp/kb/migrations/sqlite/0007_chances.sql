-- How likely rounding alone parts a total from its addends.

ALTER TABLE checks ADD COLUMN chance FLOAT
