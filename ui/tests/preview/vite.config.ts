import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** Builds the app on made-up data, for looking at it. Never part of the app. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte({ configFile: '../../svelte.config.js' })],
  base: './',
  build: {
    outDir: '../../dist-preview',
    emptyOutDir: true,
    target: ['safari17.5', 'chrome123'],
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [`${import.meta.dirname}/index.html`, `${import.meta.dirname}/capture.html`],
    },
  },
  preview: { port: 1430, strictPort: true, host: '127.0.0.1' },
});
