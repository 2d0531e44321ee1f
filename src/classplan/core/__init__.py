"""The pure core: values in, a value or a finding out. No framework, database, file, clock or randomness."""
