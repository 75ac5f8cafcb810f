export const style = `
body { font: 15px/1.45 'Noto Sans', system-ui, sans-serif; margin: 0; color: #1d2730; background: #f6f7f8 }
header, section { background: #fff; padding: 12px 20px; margin: 0 0 12px }
header { display: flex; gap: 20px; align-items: center; flex-wrap: wrap; border-bottom: 1px solid #d5dade }
h1 { font-size: 20px; margin: 0 } h2 { font-size: 16px; margin: 0 0 8px }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: 5px 8px; border-bottom: 1px solid #e4e8eb; vertical-align: top }
th { font-weight: 600; color: #4a5863 }
small { color: #4a5863 } .empty { color: #4a5863 }
form { margin: 8px 0; display: flex; gap: 10px; flex-wrap: wrap; align-items: center } form.inline { display: inline-flex; margin: 0 4px 4px 0; gap: 4px }
button { font: inherit; padding: 3px 10px; border: 1px solid #9aa6ae; border-radius: 4px; background: #fff; cursor: pointer }
input, select { font: inherit; padding: 3px 6px; border: 1px solid #9aa6ae; border-radius: 4px; background: #fff }
details { border-bottom: 1px solid #e4e8eb; padding: 4px 0 } summary { cursor: pointer; overflow-wrap: anywhere }
.bad summary b { color: #a32020 }
pre { background: #f6f7f8; padding: 8px; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 300px; overflow: auto }
body { min-width: 0 } .scroll { overflow-x: auto } .scroll td:last-child { min-width: 260px }
.now { font-weight: 700 } .no, .aged, .declined, .withdrawn { text-decoration: line-through; color: #4a5863 }
`
