"""The plain recogniser: names and attributions by word lists and the shape of sentences. The baseline to beat."""
