"""What the public sees: pages without sign-in, each with its day in the address."""
