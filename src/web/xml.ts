const step = '  '

/** The same XML with a line for each element; text that is no XML is left as it is. */
export function indentXml(text: string): string {
  const tokens = text.trim().match(/<[^>]+>|[^<]+/g)
  if (!tokens || !text.trimStart().startsWith('<')) return text
  const lines: string[] = []
  let depth = 0
  let isInText = false
  for (const token of tokens) {
    if (!token.startsWith('<')) {
      if (token.trim() === '') continue
      append(lines, token)
      isInText = true
      continue
    }
    const isEnd = token.startsWith('</')
    if (isEnd) depth -= 1
    // An end right after text, or right after its own start, stays on the line.
    if (isEnd && (isInText || opens(lines.at(-1), token))) append(lines, token)
    else lines.push(step.repeat(Math.max(0, depth)) + token)
    if (!isEnd && !token.endsWith('/>') && !token.startsWith('<?') && !token.startsWith('<!')) depth += 1
    isInText = false
  }
  return lines.join('\n')
}

function append(lines: string[], token: string): void {
  const last = lines.pop() ?? ''
  lines.push(last + token)
}

const opens = (line: string | undefined, end: string): boolean => {
  const name = end.slice(2, -1).trim()
  return (
    line !== undefined && new RegExp(`^\\s*<${name.replaceAll('.', '\\.')}[\\s>]`).test(line) && !line.includes('</')
  )
}
