"""The City of Duluth: the printed form of its job descriptions. Its rules and layouts come with its pack."""
