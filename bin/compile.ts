/** Compiles the program once when it is installed, so that its very first start is as quick as those after it. */
import { keepCompiled } from '../src/program/keepCompiled.ts'

keepCompiled()
await import('commander')
await Promise.all([
  import('../src/program/runProgram.ts'),
  import('../src/program/runDemo.ts'),
  import('../src/people/signIn/library.ts'),
  import('../src/patterns/stored/report.ts'),
])
