import { Hono } from 'hono'
import { httpError } from './answer.ts'
import { catalogueRoutes } from './catalogue-routes.ts'
import type { Lab } from './lab.ts'
import { labRoutes } from './lab-routes.ts'
import type { CallLog } from './log.ts'
import { patronRoutes } from './patron-routes.ts'
import { policiesRoutes } from './policies-routes.ts'
import { registryRoutes } from './registry-routes.ts'
import { requestRoutes, type Env } from './request-routes.ts'
import { staffPages } from './staff-pages.ts'
import { tokenRoutes } from './token-routes.ts'

/** All services of the vendor that a library's programs call, on one address, and the emulator's own page. */
export function appOf(lab: Lab, log: CallLog): Hono<Env> {
  const app = new Hono<Env>()
  app.route('/', labRoutes(log))
  app.route('/', staffPages())
  app.route('/', tokenRoutes())
  app.route('/', catalogueRoutes())
  app.route('/', registryRoutes())
  app.route('/', patronRoutes())
  app.route('/', policiesRoutes())
  app.route('/', requestRoutes(lab.assumed('requestsBase')))
  app.notFound(() => httpError(404, 'Not Found'))
  return app
}
