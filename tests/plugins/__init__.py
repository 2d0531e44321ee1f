"""What the suite needs from outside: a database, a browser, the source documents."""
