"""The files in folders and zips, one by one."""
