import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the workbench; the server hands out what lands in dist/web. */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // For what weighs the build.
    manifest: true,
    target: 'baseline-widely-available',
    // The page's policy allows no inline scripts and no data: fonts; small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:4100', '/auth': 'http://127.0.0.1:4100', '^/sign-': 'http://127.0.0.1:4100' },
  },
})
