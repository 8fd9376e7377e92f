import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Text of notes is an attacker's text: it reaches the page as text only. */
const noMarkupFromStrings = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
    message: 'Build DOM with textContent; strings never become markup.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(createContextualFragment|parseFromString|setHTMLUnsafe)$/]',
    message: 'Build DOM with textContent; strings never become markup.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^writeln?$/]",
    message: 'Build DOM with textContent; strings never become markup.',
  },
  {
    selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']",
    message: 'The content security policy blocks style attributes; use el.style.setProperty.',
  },
  {
    // `style:name={value}` is fine: Svelte sets it through the CSSOM.
    selector: "SvelteAttribute[key.name='style']",
    message: 'The content security policy blocks style attributes; use a class or style:name.',
  },
];

const tauri = {
  group: ['@tauri-apps/*'],
  message: 'Only ipc/client.ts knows Tauri; take a Client.',
};

/** One folder may not import from others, named by what their paths hold. */
function walled(folder, others, message, exempt = []) {
  return {
    files: [`src/${folder}/**`],
    ignores: exempt,
    rules: {
      'no-restricted-imports': ['error', { patterns: [tauri, { regex: others, message }] }],
    },
  };
}

const features = readdirSync(new URL('src/features', import.meta.url));
const walls = [
  ...features.map((name) =>
    walled(
      `features/${name}`,
      '(^|/)app/|^\\.\\./(?!\\.\\./)',
      'Features meet only in app/, through shared/desk.ts.',
    ),
  ),
  walled('shared', '/(app|features)/', 'shared/ stands below the app and its features.'),
  walled('i18n', '/(app|features|shared|editor)/', 'i18n/ stands below everything.'),
  walled('ipc', '/(app|features|shared|editor|i18n)/', 'ipc/ stands below everything.', [
    'src/ipc/client.ts',
  ]),
  walled('editor', '/(app|features|shared|ipc|i18n)/', 'The editor knows only its contract.'),
];

export default ts.config(
  { ignores: ['dist', 'dist-preview', 'dist-bench', 'src/ipc/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      'no-restricted-syntax': ['error', ...noMarkupFromStrings],
      'no-restricted-imports': ['error', { patterns: [tauri] }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Commands reject with `ApiError`, which crosses from Rust as plain data.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'file', name: 'ApiError' }] },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      // Plain collections are chosen where nothing on screen follows them.
      'svelte/prefer-svelte-reactivity': 'off',
      // Svelte's props are `let` by the language's own idiom.
      'prefer-const': 'off',
    },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      // Types of template callbacks are svelte-check's to know; here they would all be `any`.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Props are destructured, and functions among them need no `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['src/ipc/client.ts'], rules: { 'no-restricted-imports': 'off' } },
  ...walls,
  { files: ['*.js'], ...ts.configs.disableTypeChecked },
);
