"""The classification and pay plan: classes, the change points of their lines, grades and ranges."""
