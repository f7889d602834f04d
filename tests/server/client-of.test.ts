import { expect, test } from 'vitest'
import { createFindClient } from '../../src/server/client-of.ts'
import { fromAddress } from './small-app.ts'

interface Case {
  readonly peer: string
  readonly forwarded?: string
  readonly trusted?: readonly string[]
}

const find = ({ peer, forwarded, trusted = [] }: Case) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return createFindClient(trusted)(new Request('http://readout.test/graphql', { headers }), fromAddress(peer))
}

const keyOf = (given: Case) => find(given)?.key

test('the client is the other end of the connection, and what it says of others is not believed', () => {
  expect(keyOf({ peer: '203.0.113.7' })).toBe('203.0.113.7')
  expect(keyOf({ peer: '203.0.113.7', forwarded: '198.51.100.1' })).toBe('203.0.113.7')
  expect(keyOf({ peer: '203.0.113.7', forwarded: '198.51.100.1', trusted: ['203.0.113.8'] })).toBe('203.0.113.7')
})

test.each([
  ['a proxy names its client', '198.51.100.1', '198.51.100.1'],
  [
    'a client that invents others before itself is told from them',
    '192.0.2.66, 10.0.0.9, 198.51.100.1',
    '198.51.100.1',
  ],
  ['proxies behind proxies are gone through', '192.0.2.66, 198.51.100.1, 10.0.0.3 ,10.0.0.2', '198.51.100.1'],
  ['a client that pretends to be a proxy is a client', '10.0.0.66, 198.51.100.1', '198.51.100.1'],
  ['of trusted ones alone it is the first', '10.0.0.8, 10.0.0.9', '10.0.0.8'],
  ['ports are left out', '198.51.100.1:54321', '198.51.100.1'],
  ['an address of six in brackets is one', '[2001:db8::1]:443', '20010db800000000'],
  ['what is no address stands for its proxy', '198.51.100.1, unknown, 10.0.0.3', '10.0.0.3'],
  ['a short form of an address is none', '127.1', '10.0.0.1'],
  ['nothing at all leaves the proxy', '', '10.0.0.1'],
])('behind a trusted proxy, %s', (_what, forwarded, expected) => {
  expect(keyOf({ peer: '10.0.0.1', forwarded, trusted: ['10.0.0.0/8'] })).toBe(expected)
})

test('proxies are trusted by address and by network, of either version, however the address is written', () => {
  const forwarded = '198.51.100.1'
  expect(keyOf({ peer: '::ffff:10.0.0.1', forwarded, trusted: ['10.0.0.1'] })).toBe(forwarded)
  expect(keyOf({ peer: '10.0.0.1', forwarded, trusted: ['::ffff:10.0.0.1'] })).toBe(forwarded)
  expect(keyOf({ peer: '2001:db8:0::7', forwarded, trusted: ['10.0.0.0/8', '2001:db8::/32'] })).toBe(forwarded)
  expect(keyOf({ peer: '2001:db9::7', forwarded, trusted: ['10.0.0.0/8', '2001:db8::/32'] })).toBe('20010db900000000')
})

test('all addresses of one /64 network are one client; those of another are another', () => {
  const key = keyOf({ peer: '2001:db8:1:2::1' })
  expect(keyOf({ peer: '2001:db8:1:2:ffff:ffff:ffff:ffff' })).toBe(key)
  expect(keyOf({ peer: 'fe80::1%eth0' })).not.toBe(key)
  expect(keyOf({ peer: '2001:db8:1:3::1' })).not.toBe(key)
})

test('an address of four is the same one where it comes as one of six', () => {
  expect(keyOf({ peer: '::ffff:203.0.113.7' })).toBe('203.0.113.7')
})

test.each([
  ['127.0.0.1', undefined, true],
  ['::1', undefined, true],
  ['::ffff:127.0.0.1', undefined, true],
  ['203.0.113.7', '127.0.0.1', false],
  ['127.0.0.1', '203.0.113.7', false],
  ['127.0.0.1', '127.0.0.1, 203.0.113.7', false],
])('%s that speaks for %s is on this machine: %s', (peer, forwarded, isLocal) => {
  expect(find({ peer, ...(forwarded !== undefined && { forwarded }), trusted: ['127.0.0.1'] })?.isLocal).toBe(isLocal)
})

test('who speaks for others without being trusted is told apart', () => {
  expect(find({ peer: '10.0.0.1' })?.isUnknownProxy).toBe(false)
  expect(find({ peer: '10.0.0.1', forwarded: '198.51.100.1' })?.isUnknownProxy).toBe(true)
  expect(find({ peer: '10.0.0.1', forwarded: '198.51.100.1', trusted: ['10.0.0.1'] })?.isUnknownProxy).toBe(false)
})

test('a request that came through no connection has no client', () => {
  expect(createFindClient([])(new Request('http://readout.test/graphql'), {})).toBeUndefined()
})
