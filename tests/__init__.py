"""The suite. Which database it runs on, the browser and what else it needs are plugins in `plugins`."""
