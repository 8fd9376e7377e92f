import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** KaTeX names each font in three forms; every webview that has the rest reads the first. */
const oneFormOfFonts: Plugin = {
  name: 'one-form-of-fonts',
  enforce: 'pre',
  transform: {
    filter: { id: /katex(?:\.min)?\.css$/ },
    handler: (code) => code.replace(/,\s*url\([^)]+\)\s*format\("(?:woff|truetype)"\)/g, ''),
  },
};

export default defineConfig({
  plugins: [oneFormOfFonts, svelte()],
  clearScreen: false,
  // The address tauri.conf.json waits for.
  server: { port: 1420, strictPort: true, host: '127.0.0.1' },
  build: {
    outDir: 'dist',
    // WebKitGTK 2.50, WKWebView of macOS 14.5, WebView2: all have light-dark().
    target: ['safari17.5', 'chrome123'],
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One page for each kind of window.
    rolldownOptions: { input: ['index.html', 'capture.html'] },
  },
});
