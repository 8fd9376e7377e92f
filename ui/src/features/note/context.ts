/** How a note's tab finds the open notes. */

import { createContext } from 'svelte';
import type { Documents } from './documents.svelte';

export const [getDocuments, setDocuments] = createContext<Documents>();
