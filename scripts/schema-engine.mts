import { readFileSync } from 'node:fs'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'

// Node 20 cannot import a .wasm file without a flag, so the module is put together by hand.
const wasm = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), {
  './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
})
glue.__wbg_set_wasm(instance.exports)
;(instance.exports as { __wbindgen_start(): void }).__wbindgen_start()

/** Prisma's schema engine, compiled to WebAssembly: it needs no download. */
export const { SchemaEngine } = glue
