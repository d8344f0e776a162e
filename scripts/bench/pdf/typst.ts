import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { minutesPaper } from '#src/domain/minutes/paper.ts'
import { shippedTemplate } from '#src/platform/paper/template-file.ts'
import type { Contestant } from './contestants.ts'
import { typstSource } from './typst-source.ts'

const template = shippedTemplate('minutes')

/**
 * typst in this process: one compiler for all documents, with our fonts. Its binding takes one standard at a time; PDF/A-2a is
 * asked for, which is tagged as PDF/UA-1 is.
 */
export function createTypst(): Contestant {
  const { resolve } = createRequire(import.meta.url)
  const fontBlobs = cuts.map((cut) =>
    readFileSync(resolve(`@expo-google-fonts/source-sans-3/${cut}/SourceSans3_${cut}.ttf`)),
  )
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
  return {
    name: 'typst 0.14, PDF/A-2a',
    prepare(content) {
      // What it remembers of documents long past would only fill the memory.
      compiler.evictCache(10)
      const mainFileContent = typstSource(minutesPaper(content, template))
      return { make: () => compile(compiler, mainFileContent) }
    },
    close: async () => {},
  }
}

const cuts = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic']

function compile(compiler: NodeCompiler, mainFileContent: string): Uint8Array {
  const compiled = compiler.compile({ mainFileContent })
  if (!compiled.result) {
    compiled.printDiagnostics()
    throw new Error('typst could not read the source that was written for it')
  }
  return compiler.pdf(compiled.result, { pdfStandard: 'a-2a' })
}
