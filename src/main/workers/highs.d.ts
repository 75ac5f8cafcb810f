// The package's own types describe its CommonJS build; what Node loads here is the other one.
declare module 'highs' {
  import type { Highs } from 'highs/legacy-types'
  export type { Highs, ModelData } from 'highs/legacy-types'
  export default function loadHighs(): Promise<Highs>
}
