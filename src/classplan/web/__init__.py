"""The pages: thin views over the selectors of `records`."""
