import { Children, isValidElement, type ReactNode } from 'react'
import { expect, it } from 'vitest'

import { Breadcrumb } from '@/components/ui/breadcrumb'

const childrenOf = (node: ReactNode) => Children.toArray(isValidElement<{ children: ReactNode }>(node) ? node.props.children : [])

it('tells crumbs of the same label apart: a role may be called Roles', () => {
  const [list] = childrenOf(Breadcrumb({ items: [{ label: 'Account' }, { label: 'Roles', href: '/roles' }, { label: 'Roles' }] }))
  const keys = childrenOf(list).map((crumb) => isValidElement(crumb) && crumb.key)
  expect(new Set(keys).size).toBe(3)
})
