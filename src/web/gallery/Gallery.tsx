import './gallery.css'
import { Buttons, Chips, Clocks, Dials, Seams, Swatches, Types } from './basics.tsx'
import { Choosing, Drafts, Fields, Over, Rows, Shifts } from './parts.tsx'

/** Every part in every state, by day and by night. */
export function Gallery() {
  return (
    <main className="gallery">
      {(['light', 'dark'] as const).map((theme) => (
        <section key={theme} data-theme={theme}>
          <h1>{theme === 'light' ? 'Parts, by day' : 'Parts, by night'}</h1>
          <Swatches />
          <Seams />
          <Clocks />
          <Dials />
          <Buttons />
          <Chips />
          <Fields />
          <Choosing />
          <Drafts />
          <Over />
          <Shifts />
          <Rows />
          <Types />
        </section>
      ))}
    </main>
  )
}
