"""Archives, one format a file: each lists its members in order and opens them one by one."""
