import { createHash } from 'node:crypto'

const style = `
:root { color-scheme: light dark; --ground: #f6f5f1; --card: #fff; --ink: #1d2226; --soft: #545c63; --line: #b9bfc4; --edge: #8a9299; --key: #1f5a7a; --on-key: #fff; --bad: #a11622; --bad-ground: #fdeceb; --good-ground: #e7f2ea; --note: #fbf3d9; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #15191c; --card: #1f2529; --ink: #eceff1; --soft: #b3bcc3; --line: #454e55; --edge: #7d878f; --key: #8ecbea; --on-key: #0c2330; --bad: #ffb0ab; --bad-ground: #42191b; --good-ground: #1c3526; --note: #3a3218; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 36rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; justify-content: space-between; border-bottom: 1px solid var(--line); }
header p { margin: 0; font-weight: 600; }
header form { margin: 0; }
footer { color: var(--soft); border-top: 1px solid var(--line); margin-top: 2rem; font-size: .9375rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem; }
h2 { font-size: 1.1875rem; line-height: 1.3; margin: 2rem 0 .5rem; }
h3 { font-size: 1.0625rem; line-height: 1.35; margin: 0 0 .25rem; }
p { margin: 0 0 .75rem; }
a { color: var(--key); }
ul.list { list-style: none; margin: 0; padding: 0; }
.card, ul.list > li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.125rem; margin: 0 0 .75rem; }
.card > :first-child { margin-top: 0; }
form + p { margin-top: .75rem; }
.card > :last-child, ul.list > li > :last-child { margin-bottom: 0; }
.now { font-weight: 600; margin-bottom: .125rem; }
.soft { color: var(--soft); }
.number { white-space: nowrap; }
.small { font-size: .9375rem; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
.field { margin-bottom: 1rem; }
.two { display: grid; gap: 0 1rem; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); }
input, select, textarea { width: 100%; min-height: 2.75rem; padding: .5rem .625rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: .25rem; }
textarea { display: block; resize: vertical; }
[aria-invalid='true'] { border: 2px solid var(--bad); }
button, a.button { display: inline-block; min-height: 2.75rem; padding: .5rem 1.125rem; font: inherit; font-weight: 600; text-decoration: none; color: var(--on-key); background: var(--key); border: 1px solid transparent; border-radius: .25rem; cursor: pointer; }
button.quiet, a.quiet { color: var(--key); background: transparent; border-color: var(--edge); }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 0 1rem; }
:focus-visible { outline: 3px solid var(--key); outline-offset: 2px; }
.fault { color: var(--bad); font-weight: 600; margin: .25rem 0 0; }
.notice { padding: .75rem 1rem; border-radius: .25rem; background: var(--good-ground); }
.notice.bad { background: var(--bad-ground); color: var(--bad); font-weight: 600; }
.warning { white-space: pre-line; border: 2px solid var(--edge); border-radius: .25rem; padding: .75rem 1rem; margin: 0 0 1rem; background: var(--note); }
.noticed { white-space: normal; }
.noticed h2 { margin: 0 0 .5rem; }
.noticed ul { margin: 0; padding-left: 1.25rem; }
.noticed li + li { margin-top: .5rem; }
details { margin: 0 0 .75rem; }
summary { cursor: pointer; min-height: 1.75rem; color: var(--key); font-weight: 600; }
details[open] summary { margin-bottom: .75rem; }
`

/** Written in one piece: the pages' policy admits exactly these characters. */
export const styleElement = `<style>${style}</style>`
const styleHash = createHash('sha256').update(style).digest('base64')

/** These pages run no script and load nothing. */
export const visitorPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
