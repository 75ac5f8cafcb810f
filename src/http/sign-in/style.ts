import { createHash } from 'node:crypto'

const style = `
:root { color-scheme: light dark; --ground: #f6f5f1; --card: #fff; --ink: #1d2226; --soft: #545c63; --line: #8a9299; --key: #1f5a7a; --on-key: #fff; --bad: #a11622; --bad-ground: #fdeceb; --good-ground: #e7f2ea; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #15191c; --card: #1f2529; --ink: #eceff1; --soft: #b3bcc3; --line: #7d878f; --key: #8ecbea; --on-key: #0c2330; --bad: #ffb0ab; --bad-ground: #42191b; --good-ground: #1c3526; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 26rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 .25rem; }
p { margin: 0 0 1rem; }
form.card { margin-bottom: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
.field { margin-bottom: 1rem; }
input, select, textarea { width: 100%; min-height: 2.75rem; padding: .5rem .625rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .25rem; }
textarea { display: block; resize: vertical; }
fieldset { border: 0; margin: 0 0 1.5rem; padding: 0; min-width: 0; }
legend { font-size: 1.125rem; font-weight: 600; margin-bottom: .75rem; padding: 0; }
[aria-invalid='true'] { border: 2px solid var(--bad); }
button { min-height: 2.75rem; padding: .5rem 1rem; font: inherit; font-weight: 600; color: var(--on-key); background: var(--key); border: 1px solid transparent; border-radius: .25rem; cursor: pointer; }
form.card button { width: 100%; }
:focus-visible { outline: 3px solid var(--key); outline-offset: 2px; }
a { color: var(--key); }
.hint { color: var(--soft); }
.fault { color: var(--bad); font-weight: 600; margin: .25rem 0 0; }
.notice { padding: .75rem 1rem; border-radius: .25rem; background: var(--good-ground); }
.notice.bad { background: var(--bad-ground); color: var(--bad); font-weight: 600; }
ul.demo { list-style: none; margin: 0; padding: 0; }
ul.demo li { border-top: 1px solid var(--line); padding: .75rem 0; }
ul.demo button { width: 100%; margin-top: .5rem; }
ul.demo div { overflow-wrap: anywhere; min-width: 0; }
ul.demo code { color: var(--soft); }
`

/** Written in one piece: the page's policy admits exactly these characters. */
export const styleElement = `<style>${style}</style>`

const styleHash = createHash('sha256').update(style).digest('base64')

/** These pages run no script and load nothing; `form-action` is ours alone. */
export const pagePolicy = [
  "default-src 'none'",
  "img-src 'self'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
