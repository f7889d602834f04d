/**
 * Makes the function that asks at most once in so many milliseconds, however often it is called: whoever comes while an answer is under way, or
 * until that time after it, is given the same one, be it an error.
 */
export const askSeldom = <Answer>(pauseMs: number, ask: () => Promise<Answer>): (() => Promise<Answer>) => {
  let answer: Promise<Answer> | undefined
  const forgetLater = () => {
    setTimeout(() => {
      answer = undefined
    }, pauseMs).unref()
  }
  return () => {
    if (!answer) {
      answer = ask()
      answer.then(forgetLater, forgetLater)
    }
    return answer
  }
}
