"""What is drawn from numbers and dates: frozen records that pure functions make and components render."""
