export const pageStyle = `
body { font: 15px/1.4 system-ui, sans-serif; margin: 0; color: #1c2530; background: #f6f7f9 }
header { background: #fff; border-bottom: 1px solid #d5dae1; padding: 12px 20px 0 }
h1 { font-size: 20px; margin: 0 }
header p { margin: 2px 0 8px; color: #4c5866 }
nav a { display: inline-block; padding: 8px 12px; color: #1d4f91; text-decoration: none }
nav a[aria-current] { border-bottom: 3px solid #1d4f91; font-weight: 600 }
main { padding: 16px 20px }
.scroll { overflow-x: auto }
table { border-collapse: collapse; background: #fff; width: 100% }
th, td { text-align: left; padding: 6px 10px; border: 1px solid #e1e5ea; vertical-align: top }
th { background: #eef1f5 }
form { display: inline-block; margin: 0 8px 8px 0 }
.fault { display: flex; gap: 12px; align-items: end; flex-wrap: wrap }
label { display: grid; gap: 4px }
form[role=search] { display: flex; gap: 8px; align-items: center; margin: 0 0 12px }
form[role=search] label { display: flex; gap: 8px; align-items: center }
td form { display: inline-flex; gap: 4px; margin: 0 0 4px }
td button { padding: 2px 8px }
td { min-width: 5ch }
input, select, button { font: inherit; padding: 4px 8px }
pre { white-space: pre-wrap; word-break: break-all; max-width: 60ch }
`
