"""The checker: rules, their messages, reporters and automatic repairs."""
