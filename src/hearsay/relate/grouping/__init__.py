"""What tells stories: likely neighbours, how alike two reports are, groups that grow by average linkage."""
