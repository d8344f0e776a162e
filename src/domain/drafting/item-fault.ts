/** An item that cannot be written back as it stands: its text is longer than minutes hold, or a peer has damaged it. */
export type ItemFault = { itemId: string; fault: 'too-long' | 'damaged' }
