/** The words that a reader sees in an HTML document of ours, without its head. */
export function wordsOfHtml(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#39|lt|gt|quot|amp);/g, (entity) => entities[entity] as string)
}

const entities: Record<string, string> = {
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
}
