import { createContext, useContext } from 'react'

/** The viewer's IANA zone; every time on the desk is written in it. */
export const ViewerZone = createContext(Intl.DateTimeFormat().resolvedOptions().timeZone)

/** The viewer's zone. */
export const useZone = () => useContext(ViewerZone)
