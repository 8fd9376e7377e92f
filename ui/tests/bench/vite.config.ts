import { defineConfig } from 'vite';

/** One script that a WebDriver runs in the page: `bare.open(text)`. Never part of the app. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    lib: { entry: 'bare.ts', formats: ['iife'], name: 'bare', fileName: () => 'bare.js' },
    outDir: '../../dist-bench',
    emptyOutDir: true,
    target: ['safari17.5'],
  },
});
