import { contentFaults } from './pdf-content-faults.ts'
import { fileFaults } from './pdf-file-faults.ts'
import { PdfFile } from './pdf-objects.ts'
import { tagFaults } from './pdf-tag-faults.ts'

/**
 * What is wrong with one of our PDFs, read from its objects: what PDF/A-2a or A-3a and PDF/UA-1 ask for as far as a program
 * without a validator can tell, and what validators do not look at. Which rules these are: docs/pdf-standards.md.
 */
export function faultsOf(bytes: Uint8Array): string[] {
  const file = new PdfFile(bytes)
  return [...new Set([...fileFaults(file), ...contentFaults(file), ...tagFaults(file)])]
}
