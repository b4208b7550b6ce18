import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'tests/vectors/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ['src/tsconfig.json', 'extension/tsconfig.json', 'tests/tsconfig.json'] },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // P1: the page is never clicked, typed into or written to; Trusted Types: no HTML from strings.
    files: ['src/**', 'extension/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='dispatchEvent']",
          message: 'P1: no synthetic events.',
        },
        { selector: "CallExpression[callee.property.name='click']", message: 'P1: the person clicks.' },
        { selector: "MemberExpression[property.name='innerHTML']", message: 'Build nodes, not HTML.' },
        { selector: "MemberExpression[property.name='outerHTML']", message: 'Build nodes, not HTML.' },
        {
          selector: "CallExpression[callee.property.name='insertAdjacentHTML']",
          message: 'Build nodes, not HTML.',
        },
      ],
    },
  },
  {
    files: ['tests/**', 'scripts/**'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
