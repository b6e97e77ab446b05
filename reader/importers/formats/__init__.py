"""The formats that can be read, one module or folder each."""
