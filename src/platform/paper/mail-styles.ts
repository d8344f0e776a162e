/**
 * The style of an element in a mail. Mail clients drop style sheets, so it stands on the element; only
 * properties that all of them know, sizes that follow the reader's, colours that read on white.
 */
export function mailStyles(element: string, classes = ''): string {
  const own = classes
    .split(' ')
    .map((name) => byClass[name] ?? '')
    .filter((style) => style !== '')
  return [byElement[element] ?? '', ...own].filter((style) => style !== '').join(';')
}

const byElement: Record<string, string> = {
  body: "margin:0;padding:24px;max-width:640px;font-family:'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1d2329",
  h1: 'font-size:24px;line-height:1.25;margin:24px 0 12px',
  h2: 'font-size:19px;line-height:1.3;margin:24px 0 8px',
  h3: 'font-size:16px;line-height:1.4;margin:16px 0 4px',
  p: 'margin:0 0 10px',
  ul: 'margin:0 0 10px;padding-left:22px',
  ol: 'margin:0 0 10px;padding-left:26px',
  li: 'margin:0 0 3px',
  blockquote: 'margin:12px 0;padding-left:14px;border-left:3px solid #ced4d9',
  table: 'border-collapse:collapse;margin:12px 0;width:100%',
  th: 'text-align:left;vertical-align:bottom;padding:4px 12px 4px 0;border-bottom:2px solid #1d2329',
  td: 'text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid #ced4d9',
  figure: 'margin:12px 0',
  img: 'max-width:100%;height:auto',
  hr: 'border:0;border-top:1px solid #ced4d9;margin:16px 0',
  dl: 'margin:12px 0',
  dt: 'font-weight:bold;color:#535d66',
  dd: 'margin:0 0 6px',
  a: 'color:#0b5a8a',
}

const byClass: Record<string, string> = {
  'paper-letterhead': 'padding-bottom:10px;border-bottom:2px solid #1d2329',
  'paper-line': 'color:#535d66;font-size:14px',
  'paper-draft': 'font-weight:bold;margin:12px 0',
  'paper-box': 'margin:14px 0;padding:10px 14px 2px;border:1px solid #ced4d9',
  'paper-box-title': 'font-weight:bold;margin:0 0 4px',
  'paper-decision': 'border-left:4px solid #1d2329;background-color:#f2f5f7',
  'paper-follow-up': 'border-left:4px solid #98a2aa',
  'paper-stamp': 'border:2px solid #1d2329',
}
