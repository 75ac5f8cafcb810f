/** The line cannot be read; the message says what can be typed instead. */
export class UsageWrong extends Error {
  override name = 'UsageWrong'
}
