import { api } from '../../web/kit/index.ts'

/** Whether this page can use passkeys: a safe page on a host name, in a browser that knows the JSON form. */
export const passkeysWork = (): boolean =>
  globalThis.isSecureContext === true &&
  !/^(\d+\.){3}\d+$|^\[/.test(location.hostname) &&
  typeof PublicKeyCredential !== 'undefined' &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential

/** Signs in by the device's lock. */
export async function signInByPasskey(): Promise<void> {
  const asked = await api.post<PublicKeyCredentialRequestOptionsJSON>('/sessions/passkey-question')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked)
  const answer = await navigator.credentials.get({ publicKey })
  await api.post('/sessions/passkey', { body: { response: jsonOf(answer) } })
}

/** Makes a passkey on this device for whoever is signed in. */
export async function makePasskey(name: string): Promise<void> {
  const asked = await api.post<PublicKeyCredentialCreationOptionsJSON>('/me/passkeys/question')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked)
  const answer = await navigator.credentials.create({ publicKey })
  await api.post('/me/passkeys', { body: { response: jsonOf(answer), name } })
}

function jsonOf(answer: Credential | null): unknown {
  if (answer instanceof PublicKeyCredential) return answer.toJSON()
  throw new Error('the device gave no passkey')
}
