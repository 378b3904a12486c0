"""How texts are worded: passages with their places, lists of words in all their forms, names, numbers, likeness."""
