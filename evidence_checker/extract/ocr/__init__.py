"""Reading text in pictures: one small interface (`engine.Engine`), two engines behind it."""
