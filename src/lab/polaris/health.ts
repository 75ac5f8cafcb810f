import type { Reply } from './exchange.ts'
import type { World } from './world.ts'

const version = '8.0.64721.0'

/** GET /PAPIService/api: the one call nobody signs. */
export function health(_world: World): Reply {
  const body = {
    status: 'Healthy',
    totalDuration: '00:00:00.01',
    entries: {
      API: { data: { PAPIService: { version } }, duration: '00:00:00.001', status: 'Healthy', tags: [] },
      DatabaseServer: { data: {}, duration: '00:00:00.009', status: 'Healthy', tags: [] },
    },
  }
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    name: 'Api',
  }
}
