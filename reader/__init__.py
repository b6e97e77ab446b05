"""Yuebao 阅报, a desktop reader for newspaper archives."""

__version__ = "1.0.0"
