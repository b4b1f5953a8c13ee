"""What rulebooks ask of enterprises: questionnaires and inputs of their own, and what follows."""
